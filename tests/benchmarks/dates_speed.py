"""How fast dates are read: `python tests/benchmarks/dates_speed.py FILE...`, plain texts, on one core."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from fasti.chronology import find_dates


def main() -> int:
    """Print the rate over all files; exit 2 where one is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    files: list[Path] = parser.parse_args().files
    missing = [str(path) for path in files if not path.is_file()]
    if missing:
        print(f"{', '.join(missing)}: no such file; give plain texts.", file=sys.stderr)
        return 2
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in files]
    find_dates("In 1066.")  # compiles the rules
    begin = time.process_time()
    mentions = sum(len(find_dates(text)) for text in texts)
    seconds = time.process_time() - begin
    size = sum(len(text.encode("utf-8")) for text in texts)
    rate = size / seconds / 1e3
    print(f"{size / 1e6:.1f} MB, {mentions} mentions, {seconds:.1f} s of processor time: {rate:.0f} kB/s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
