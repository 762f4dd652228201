"""Names that look like the terminal's markup are shown as they are."""

from typer.testing import CliRunner

from base.settings import Settings
from cli.main import app
from cli.output import screen, table

RUN = CliRunner()


def test_an_officer_named_in_brackets_gets_their_token(settings: Settings) -> None:
    added = RUN.invoke(app, ["officer", "add", "[/x]", "--role", "auditor", "--area", "990101"], obj=settings)

    assert added.exit_code == 0
    assert "[/x]" in added.output
    assert "令牌" in added.output

    signed = RUN.invoke(app, ["login"], input=added.output.rsplit("：")[-1], obj=settings)

    assert (signed.exit_code, "[/x]" in signed.output) == (0, True)


def test_a_title_and_a_caption_in_brackets_are_shown() -> None:
    with screen.capture() as shown:
        table("[/x]", ["A"], [["[/z]"]], caption="[/y]")

    assert all(word in shown.get() for word in ("[/x]", "[/y]", "[/z]"))
