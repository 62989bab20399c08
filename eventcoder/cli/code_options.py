"""The options of `eventcoder code`, each with its help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

ENGINES = ("local", "spark")


def _column(name: str) -> Any:
    what = f"Column or key that holds the {name}, where it isn't called '{name}'."
    return typer.Option(f"--{name}-column", metavar="NAME", help=what)


Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Files, folders, or - for standard input.",
        show_default=False,
    ),
]
Output = Annotated[
    Path, typer.Option("-o", "--output", metavar="OUT", help="Folder for the result.", show_default=False)
]
Alleged = Annotated[bool, typer.Option("--alleged", help="Also write acts that are only alleged.")]
Workers = Annotated[
    str,
    typer.Option(
        "--workers",
        metavar="N|auto",
        help="Processes that code; auto: one a core. Even one is a process apart: a text that kills it is "
        "rejected.",
    ),
]
Engine = Annotated[
    str,
    typer.Option(
        "--engine",
        metavar="|".join(ENGINES),
        help="This computer, or Apache Spark, which reads Parquet files or table:NAME.",
    ),
]
Master = Annotated[
    str | None,
    typer.Option("--master", metavar="URL", help="Spark's master; without it spark-submit's, else local[*]."),
]
Conf = Annotated[
    list[str] | None, typer.Option("--conf", metavar="KEY=VALUE", help="A setting of Spark; repeatable.")
]
Resume = Annotated[bool, typer.Option("--resume", help="Go on with an unfinished run.")]
Shard = Annotated[
    str | None, typer.Option("--shard", metavar="i/n", help="Code only the i-th of n shares of the input.")
]
Lead = Annotated[
    int | None, typer.Option("--lead", min=1, metavar="N", help="Code only the first N sentences of a text.")
]
WithTitle = Annotated[bool, typer.Option("--with-title", help="Code the titles too.")]
NoPrefilter = Annotated[
    bool, typer.Option("--no-prefilter", help="Parse every sentence, also those that can't hold an event.")
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format", metavar="FORMAT", help="Format of the input: jsonl, json, csv, tsv, parquet or txt."
    ),
]
IdColumn = Annotated[str | None, _column("id")]
DateColumn = Annotated[str | None, _column("date")]
TextColumn = Annotated[str | None, _column("text")]
TitleColumn = Annotated[str | None, _column("title")]
UrlColumn = Annotated[str | None, _column("url")]
PublisherColumn = Annotated[str | None, _column("publisher")]
ActorsColumn = Annotated[str | None, _column("actors")]
