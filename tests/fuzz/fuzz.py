"""Look for bytes that a target cannot cope with, led by coverage: `nox -s fuzz -- SECONDS [TARGET…]`."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).parents[1]


def main(seconds: int, names: list[str]) -> int:
    """Fuzz each target for `seconds`; return how many of them failed."""
    sys.path.insert(0, str(TESTS))
    from fuzz_targets import targets  # noqa: PLC0415 - it must not be loaded before it is instrumented

    failed, total = [], 0
    for name in names or list(targets()):
        with tempfile.TemporaryDirectory() as corpus:
            for number, seed in enumerate(targets()[name].seeds):
                Path(corpus, f"{number}").write_bytes(seed.read_bytes()[:4096])
            done = subprocess.run(
                [sys.executable, __file__, "--one", name, corpus, f"-max_total_time={seconds}"],
                capture_output=True,
                text=True,
                check=False,
            )
        runs = [int(number) for number in re.findall(r"number_of_executed_units:\s*(\d+)", done.stderr)]
        total += sum(runs)
        print(f"{name}: {sum(runs):,} runs{'' if done.returncode == 0 else ', FAILED'}", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout[-3000:] + done.stderr[-3000:], flush=True)
    print(f"{total:,} runs in all, {len(failed)} targets failed: {', '.join(failed)}")
    return len(failed)


def one(name: str, arguments: list[str]) -> None:
    """Fuzz one target in this process until its time is over or it fails."""
    import atheris  # noqa: PLC0415 - only this process needs it

    sys.path.insert(0, str(TESTS))
    with atheris.instrument_imports(include=["mlready"]):
        from fuzz_targets import targets  # noqa: PLC0415

    bounds = ["-max_len=4096", "-timeout=10", "-rss_limit_mb=1024", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *arguments, *bounds], targets()[name].run)
    atheris.Fuzz()


if __name__ == "__main__":
    if sys.argv[1] == "--one":
        one(sys.argv[2], sys.argv[3:])
    else:
        sys.exit(bool(main(int(sys.argv[1]), sys.argv[2:])))
