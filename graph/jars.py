"""Where Neo4j's jars come from: a folder the office carried in, or the user's own Maven, once."""

import shutil
import subprocess
import tempfile
from importlib.resources import files
from pathlib import Path
from zipfile import is_zipfile

from base.errors import SetUp
from base.model import Said
from base.settings import Settings
from graph.progress import Say, alone, silent

VERSION = "5.26.26"
CORE = ("neo4j", "neo4j-bolt", "neo4j-command-line", "neo4j-cypher", "neo4j-kernel", "neo4j-server")
LEAST = 150  # 5.26.26 is 214 jars; a folder with far fewer was copied only in part


def jars(settings: Settings, say: Say = silent) -> Path:
    """The folder of Neo4j's jars, fetched first when nobody has fetched them yet."""
    if settings.neo4j_jars is not None:
        return _carried(settings.neo4j_jars.expanduser().absolute())
    cache = settings.cache.expanduser().absolute()
    folder = cache / f"neo4j-{VERSION}"
    if faults(folder) is None:
        return folder
    _make(cache)
    with alone(cache / "jars.lock", say):
        if faults(folder) is not None:  # nobody fetched them while we waited
            _fetch(folder, say)
    return folder


def faults(folder: Path) -> Said | None:
    """What keeps a folder from being Neo4j's jars of our version; none when all is well."""
    found = {jar.name: jar for jar in folder.glob("*.jar")}
    missing = [f"{part}-{VERSION}.jar" for part in CORE if f"{part}-{VERSION}.jar" not in found]
    if missing:
        return Said(zh=f"缺少 {missing[0]}", en=f"{missing[0]} is missing")
    if len(found) < LEAST:
        return Said(zh=f"只有 {len(found)} 个 jar 文件，不完整", en=f"it holds only {len(found)} jars")
    broken = sorted(name for name, jar in found.items() if not is_zipfile(jar))
    return Said(zh=f"{broken[0]} 已损坏", en=f"{broken[0]} is damaged") if broken else None


def _carried(folder: Path) -> Path:
    wrong = faults(folder)
    if wrong is None:
        return folder
    raise SetUp(
        f"HUIMIN_NEO4J_JARS 所指的文件夹 {folder} 不能用：{wrong.zh}。需要 Neo4j {VERSION} 的全部 jar 文件，"
        "见 docs/offline.md。",
        f"HUIMIN_NEO4J_JARS names {folder}, which will not do: {wrong.en}. It must hold all jars of Neo4j "
        f"{VERSION}; see docs/offline.md.",
    )


def _make(cache: Path) -> None:
    try:
        cache.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SetUp(
            f"不能写入缓存文件夹 {cache}（{error.strerror}）。请用 HUIMIN_CACHE 指定另一个文件夹。",
            f"Cannot write to the cache folder {cache} ({error.strerror}). Name another with HUIMIN_CACHE.",
        ) from error


def _fetch(folder: Path, say: Say) -> None:
    """Let Maven copy the jars beside the folder, then rename: a broken fetch leaves nothing behind."""
    maven = shutil.which("mvn")
    if maven is None:
        raise no_maven()
    for left in folder.parent.glob("fetch-*"):  # by a fetch that was killed
        shutil.rmtree(left, ignore_errors=True)
    say(
        Said(
            zh=f"正在下载 Neo4j {VERSION}（约 120 MB，只需一次）……",
            en=f"Fetching Neo4j {VERSION} (about 120 MB, only once) …",
        )
    )
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix="fetch-") as scratch:
        fetched = _run(maven, Path(scratch))
        shutil.rmtree(folder, ignore_errors=True)
        fetched.rename(folder)
    say(Said(zh="下载完成。", en="Fetched."))


def _run(maven: str, scratch: Path) -> Path:
    pom, into = scratch / "pom.xml", scratch / "jars"
    template = files("graph").joinpath("neo4j.pom.xml").read_text(encoding="utf-8")
    pom.write_text(template.format(version=VERSION), encoding="utf-8")
    command = [maven, "-B", "-ntp", "-q", "-Dstyle.color=never", "-f", str(pom)]
    command += ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={into}"]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    wrong = faults(into)
    if done.returncode != 0 or wrong is not None:
        told = done.stdout.decode(errors="replace").strip()[-1500:]
        raise _failed(told or (wrong.en if wrong else f"mvn ended with {done.returncode}"))
    return into


def _failed(told: str) -> SetUp:
    return SetUp(
        f"Maven 没能下载 Neo4j {VERSION}。请检查网络后再试；没有互联网时见 docs/offline.md（HUIMIN_NEO4J_JARS）。"
        f"Maven 的输出：\n{told}",
        f"Maven could not fetch Neo4j {VERSION}. Check the network and try again; without internet see "
        f"docs/offline.md (HUIMIN_NEO4J_JARS). Maven said:\n{told}",
    )


def no_maven() -> SetUp:
    """The sentence for a machine with neither Maven nor jars, naming every way out."""
    return SetUp(
        f"没有找到 Maven，也没有 Neo4j {VERSION} 的 jar 文件。请安装 Maven（Debian：apt install maven），"
        "或用 HUIMIN_NEO4J_JARS 指定带来的 jar 文件夹（见 docs/offline.md），"
        "或用 HUIMIN_NEO4J_URI 指定另一台服务器。",
        f"There is no Maven and there are no jars of Neo4j {VERSION}. Install Maven (Debian: apt install maven), "
        "or name a folder of jars carried in with HUIMIN_NEO4J_JARS (see docs/offline.md), "
        "or name another server with HUIMIN_NEO4J_URI.",
    )
