import os
import stat
from pathlib import Path

import pytest

from mlready.errors import DocumentError, TargetError
from mlready.store.files import MAX_BYTES, read_text, write_text


def refusal(path: Path) -> str:
    with pytest.raises(DocumentError) as caught:
        read_text(path)
    return str(caught.value)


def failure(path: Path, text: str = "new") -> str:
    with pytest.raises(TargetError) as caught:
        write_text(path, text)
    return str(caught.value)


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def circle(folder: Path) -> Path:
    (folder / "a").symlink_to(folder / "b")
    (folder / "b").symlink_to(folder / "a")
    return folder / "a"


def test_text_is_read_without_its_byte_order_mark(tmp_path: Path) -> None:
    assert read_text(written(tmp_path / "a", b"\xef\xbb\xbfgr\xc3\xbcn\n")) == "grün\n"


def test_a_file_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(TargetError) as caught:
        read_text(tmp_path / "gone.yaml")
    assert str(caught.value) == f"cannot read {tmp_path}/gone.yaml: no such file or directory"


def test_a_folder_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(TargetError, match="is a directory"):
        read_text(tmp_path)


def test_a_name_with_a_nul_byte_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(TargetError, match="null byte"):
        read_text(tmp_path / "a\0b")


def test_links_in_a_circle_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(TargetError, match="cannot read"):
        read_text(circle(tmp_path))


@pytest.mark.parametrize(
    ("content", "line"),
    [("a: 1".encode("utf-16"), 1), (b"\x89PNG\r\n\x1a\n", 1), (b"a: 1\nb: \xe9t\xe9\n", 2), (b"ok\n\nok\n\xff", 4)],
)
def test_what_is_not_utf_8_is_refused_with_its_line(tmp_path: Path, content: bytes, line: int) -> None:
    path = written(tmp_path / "a.yaml", content)
    assert refusal(path) == f"{path}:{line}: this is not UTF-8 text"


def test_a_file_of_the_greatest_size_is_read(tmp_path: Path) -> None:
    assert len(read_text(written(tmp_path / "a", b"x" * MAX_BYTES))) == MAX_BYTES


def test_a_larger_file_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "a", b"x" * (MAX_BYTES + 1))
    assert refusal(path) == f"{path}: larger than 8 MB"


def test_an_endless_file_is_refused() -> None:
    assert refusal(Path("/dev/zero")) == "/dev/zero: larger than 8 MB"


def test_what_is_written_reads_back_the_same(tmp_path: Path) -> None:
    write_text(tmp_path / "a", "grün\r\nrot\n")
    assert (tmp_path / "a").read_bytes() == "grün\r\nrot\n".encode()


def test_a_written_file_stands_alone_in_its_folder(tmp_path: Path) -> None:
    write_text(tmp_path / "a", "one")
    write_text(tmp_path / "a", "two")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_text() == "two"


def test_a_new_file_obeys_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_text(tmp_path / "a", "x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_a_file_written_again_keeps_its_mode(tmp_path: Path) -> None:
    path = written(tmp_path / "a", b"old")
    path.chmod(0o604)
    write_text(path, "new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


def test_a_link_stays_a_link_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    target = written(tmp_path / "there" / "real", b"old")
    (tmp_path / "link").symlink_to(target)
    write_text(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert target.read_text() == "new"
    assert [path.name for path in target.parent.iterdir()] == ["real"]


def test_a_link_to_nothing_makes_the_file_it_names(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_text(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_links_in_a_circle_cannot_be_written(tmp_path: Path) -> None:
    assert failure(circle(tmp_path)).startswith(f"cannot write {tmp_path}/a: ")


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = written(tmp_path / "a", b"old")
    assert failure(path, "a lone surrogate: \udc80").startswith("cannot write ")
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


def test_a_file_with_a_very_long_name_is_written(tmp_path: Path) -> None:
    write_text(tmp_path / ("n" * 250), "x")
    assert (tmp_path / ("n" * 250)).read_text() == "x"


def test_a_name_with_a_nul_byte_cannot_be_written(tmp_path: Path) -> None:
    assert "null" in failure(tmp_path / "a\0b")


def test_a_full_device_is_reported() -> None:
    assert failure(Path("/dev/full")) == "cannot write /dev/full: no space left on device"


def test_a_device_is_written_to_as_it_is() -> None:
    write_text(Path("/dev/null"), "x")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_folder_cannot_be_written(tmp_path: Path) -> None:
    assert failure(tmp_path) == f"cannot write {tmp_path}: is a directory"


def test_a_file_in_a_folder_that_is_not_there_cannot_be_written(tmp_path: Path) -> None:
    assert failure(tmp_path / "gone" / "a") == f"cannot write {tmp_path}/gone/a: no such file or directory"


def test_a_file_below_a_file_cannot_be_written(tmp_path: Path) -> None:
    path = written(tmp_path / "a", b"") / "b"
    assert failure(path) == f"cannot write {path}: not a directory"


def test_a_file_in_a_folder_of_the_system_cannot_be_written() -> None:
    assert failure(Path("/proc/a")).startswith("cannot write /proc/a: ")


def test_a_file_in_an_unwritable_folder_cannot_be_written(tmp_path: Path) -> None:
    path = written(tmp_path / "a", b"old")
    tmp_path.chmod(0o555)
    if os.access(tmp_path, os.W_OK):
        pytest.skip("root may write anywhere")
    try:
        assert failure(path) == f"cannot write {path}: permission denied"
    finally:
        tmp_path.chmod(0o755)
    assert path.read_text() == "old"
