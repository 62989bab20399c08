"""`eventcoder reader`: train the reader, teach it new codes, fit its decisions, ask where it doubts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eventcoder.cli import console
from eventcoder.cli.options import Codebooks, Model, codebook_names
from eventcoder.errors import UsageError

if TYPE_CHECKING:
    from eventcoder.reader.sentences import Labelled

app = typer.Typer(
    help="Train the reader, ask it where it doubts.\n\nExample: eventcoder reader train -o my-reader",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Out = Annotated[
    Path, typer.Option("-o", "--output", metavar="DIR", help="Folder for the reader.", show_default=False)
]


Epochs = Annotated[int, typer.Option("--epochs", min=1, metavar="N", help="Rounds over all sentences.")]
Seed = Annotated[int, typer.Option("--seed", metavar="N", help="Equal seeds give equal weights.")]
Threads = Annotated[int, typer.Option("--threads", min=1, metavar="N", help="Threads to train on.")]
Extend = Annotated[
    bool, typer.Option("--extend", help="Only teach the shipped reader the codes that the codebook adds.")
]
Folds = Annotated[
    int | None,
    typer.Option("--folds", min=2, metavar="N", help="Write answers to unseen sentences, for `reader fit`."),
]


@app.command()
def train(
    output: Out,
    codebook: Codebooks = None,
    extend: Extend = False,
    folds: Folds = None,
    epochs: Epochs = 5,
    seed: Seed = 1,
    threads: Threads = 2,
) -> None:
    """Train a reader on the codebook's labelled sentences.

    The sentences are those of the codebook and of all that it extends. With --extend, ten sentences a new
    code are enough, and take a minute; write the result to the folder `reader` in the codebook.
    With --folds, no reader is kept: each sentence is answered by one that hasn't seen it.

    Example: eventcoder reader train --codebook ./coal --extend -o coal/reader
    """
    from eventcoder.codebook import load as load_codebook
    from eventcoder.reader.labels import Labels

    names = codebook_names(codebook)
    compiled = load_codebook(*names)
    sentences = _sentences(names)
    pairs = [(code, one.root) for code, one in compiled.codes.items() if not one.abstract]
    if extend:
        _extend(sentences, dict(pairs), output)
        return
    _needs_torch()
    from eventcoder.reader.training.loop import Recipe
    from eventcoder.reader.training.run import cross_fit, train_reader

    recipe = Recipe(epochs=epochs, seed=seed, threads=threads)
    with console.progress("steps") as tell:
        if folds is not None:
            file = output / "answers.npz"
            count = cross_fit(sentences, Labels.of(pairs), file, recipe, folds, tell)
            console.note(f"{file}: answers to {count} sentences by readers that hadn't seen them")
            return
        card = train_reader(sentences, Labels.of(pairs), output, recipe, tell)
    said = f"trained on {card['sentences']} sentences, cosine to exact {card['cosine_to_exact']}"
    console.note(f"{output}: {said}")


@app.command()
def fit(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD", help="Files of gold records.")],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="Where the weights go.", show_default=False)
    ],
    answers: Annotated[
        Path | None,
        typer.Option("--answers", metavar="FILE", help="What `train --folds` wrote, for marked sentences."),
    ] = None,
    codebook: Codebooks = None,
    model: Model = None,
) -> None:
    """Fit how rules and reader decide together, on the read part of gold records.

    Marked sentences count only where --answers has those of a reader that hadn't seen them.

    Example: eventcoder reader fit gold.jsonl -o eventcoder/events/decision.json
    """
    from eventcoder.coder import CodeOptions, load
    from eventcoder.evaluate.gold import read_gold
    from eventcoder.evaluate.joint_run import fit_on_gold

    coder = load(codebook_names(codebook), model, CodeOptions(status="all", reader="full"))
    with console.progress("records") as tell:
        fitted = fit_on_gold(coder, read_gold(gold), answers, tell)
    fitted.write(output)
    console.note(
        f"{output}: fitted on {fitted.pairs} pairs; on unseen ones root accuracy {fitted.right:.3f}, "
        f"expected calibration error {fitted.expected_error:.3f}"
    )


def _sentences(names: tuple[str, ...]) -> list[Labelled]:
    """The labelled sentences of all layers. Raises UsageError where there are none."""
    from eventcoder.codebook.resolve import resolve
    from eventcoder.reader.sentences import read_sentences, sentence_files

    files = [path for layer in resolve(*names) for path in sentence_files(layer.folder)]
    if not files:
        raise UsageError("the codebook has no labelled sentences: put them into sentences/*.jsonl")
    return read_sentences(files)


def _extend(sentences: list[Labelled], roots: dict[str, str], output: Path) -> None:
    from eventcoder.reader.extend import extend_reader
    from eventcoder.reader.load import load_shipped

    added = extend_reader(load_shipped(), sentences, roots, output)
    console.note(f"{output}: the shipped reader and {len(added)} new codes: {', '.join(added)}")


def _needs_torch() -> None:
    """Raises UsageError with the command to run where the extra isn't installed."""
    from importlib.util import find_spec

    if any(find_spec(name) is None for name in ("torch", "transformers", "all_minilm_l6_v2", "onnx")):
        raise UsageError("training needs more packages: pip install 'eventcoder[train]'")


@app.command()
def doubts(
    events: Annotated[Path, typer.Argument(metavar="EVENTS", help="A result folder, or its events file.")],
    inputs: Annotated[
        list[str] | None,
        typer.Option("--input", metavar="FILE", help="The coded documents: adds pairs that nobody coded."),
    ] = None,
    count: Annotated[int, typer.Option("-n", min=1, metavar="N", help="How many sentences.")] = 50,
    codebook: Codebooks = None,
    model: Model = None,
) -> None:
    """List the sentences where rules and reader differ most, as YAML to fill in.

    What you fill in becomes labelled sentences (`eventcoder reader sentences`), or a rule.

    Example: eventcoder reader doubts results --input news.jsonl -n 20
    """
    from eventcoder.coder import CodeOptions, load
    from eventcoder.evaluate.doubts import doubts_of_rows, doubts_of_silence, interleaved, write_sheet
    from eventcoder.records import Document
    from eventcoder.table.parquet import read_events
    from eventcoder.text.readers import ReadOptions, read_documents

    coder = load(codebook_names(codebook), model, CodeOptions(reader="full"))
    judge = coder.appointed.judge
    if judge is None:
        raise UsageError("there is no reader that could doubt")
    ranked = doubts_of_rows(read_events(events), judge.reader)
    silent = []
    if inputs:
        read = read_documents(tuple(inputs), ReadOptions())
        silent = doubts_of_silence(coder, (one for one in read if isinstance(one, Document)))
    console.line(write_sheet(interleaved(ranked, silent, count)))


@app.command()
def sentences(
    sheet: Annotated[Path, typer.Argument(metavar="SHEET", help="What `reader doubts` wrote, filled in.")],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="Labelled sentences.", show_default=False)
    ],
) -> None:
    """Turn a filled sheet of doubts into labelled sentences.

    Example: eventcoder reader sentences doubts.yml -o coal/sentences/mine.jsonl
    """
    import json

    from eventcoder.evaluate.doubts import read_sheet

    lines = [json.dumps(line, ensure_ascii=False) for line in read_sheet(sheet)]
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    console.note(f"{output}: {len(lines)} sentences")
