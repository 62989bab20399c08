"""`eventcoder code`: documents in, tables of events out."""

from __future__ import annotations

from dataclasses import replace

from eventcoder.cli import cluster, console
from eventcoder.cli import code_options as given
from eventcoder.cli import options as shared
from eventcoder.cli.summary import show_summary


def code(
    inputs: given.Inputs,
    output: given.Output,
    codebook: shared.Codebooks = None,
    model: shared.Model = None,
    status: shared.StatusOption = "actual",
    alleged: given.Alleged = False,
    reader: shared.ReaderMode = "auto",
    workers: given.Workers = "1",
    engine: given.Engine = "local",
    master: given.Master = None,
    conf: given.Conf = None,
    resume: given.Resume = False,
    shard: given.Shard = None,
    date: shared.DateOption = None,
    lead: given.Lead = None,
    with_title: given.WithTitle = False,
    no_prefilter: given.NoPrefilter = False,
    form: given.Format = None,
    id_column: given.IdColumn = None,
    date_column: given.DateColumn = None,
    text_column: given.TextColumn = None,
    title_column: given.TitleColumn = None,
    url_column: given.UrlColumn = None,
    publisher_column: given.PublisherColumn = None,
    actors_column: given.ActorsColumn = None,
) -> None:
    """Code documents into tables of events.

    The folder OUT gets events, documents and rejected records as Parquet files, and run.json.

    Example: eventcoder code news.jsonl -o results --workers 4
    """
    from eventcoder.coder import CodeOptions
    from eventcoder.engines.parts import Shard
    from eventcoder.engines.recipe import Recipe
    from eventcoder.engines.run import RunRequest, run
    from eventcoder.text.readers import ReadOptions

    columns = {"id": id_column, "date": date_column, "text": text_column, "title": title_column}
    columns |= {"url": url_column, "publisher": publisher_column, "actors": actors_column}
    options = CodeOptions(
        status=shared.statuses(status),
        alleged=alleged,
        reader=shared.reader_mode(reader),
        prefilter=not no_prefilter,
        lead=lead,
        with_title=with_title,
    )
    make_coder = Recipe(shared.codebook_names(codebook), model, options)
    named = {key: name for key, name in columns.items() if name}
    read_options = ReadOptions(named, shared.day(date), form)
    share = Shard.parse(shard) if shard else Shard()
    count = shared.worker_count(workers)
    request = RunRequest(tuple(inputs), output, make_coder, read_options, count, resume, share, apart=True)
    if spark := cluster.spark_request(engine, request, master, conf):
        show_summary(cluster.run_on_spark(spark), output)
        return
    with console.progress("documents") as tell:
        show_summary(run(replace(request, on_progress=tell)), output)
