"""`python -m termcheck`."""

from termcheck.cli.main import run

if __name__ == "__main__":
    run()
