"""`python -m eventcoder` is the same as the command `eventcoder`."""

from eventcoder.cli import main

if __name__ == "__main__":
    main()
