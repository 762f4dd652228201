"""A table's contract as a workbook to fill in: columns of text, with a drop-down where only a few words are known."""

from pathlib import Path

import xlsxwriter

from imports.tables.contract import Contract
from imports.tables.headers import columns, words_of

ROWS = 1_048_575


def template(target: Path, table: type[Contract]) -> None:
    """Write an empty workbook: bold headers are needed in every row, and a second sheet says what each column holds."""
    book = xlsxwriter.Workbook(str(target))
    text, bold, plain = book.add_format({"num_format": "@"}), book.add_format({"bold": True}), book.add_format()
    sheet, about = book.add_worksheet(table.title.zh), book.add_worksheet("说明")
    sheet.freeze_panes(1, 0)
    about.write_row(0, 0, ["列", "name", "必填 needed", "holds", "可用的词 words"], bold)
    for at, (name, column) in enumerate(columns(table).items()):
        needed, known = table.model_fields[name].is_required(), words_of(table, name)
        sheet.set_column(at, at, 18, text)
        sheet.write_string(0, at, column.zh, bold if needed else plain)
        sheet.write_comment(0, at, f"{name}\n{column.en}")
        if known:
            told = {"validate": "list", "source": known, "ignore_blank": True}
            sheet.data_validation(1, at, ROWS, at, told)
        about.write_row(at + 1, 0, [column.zh, name, "是 yes" if needed else "", column.en, "、".join(known)])
    about.set_column(0, 4, 28)
    book.close()
