"""Who is who over the whole set: for each name, the key of the speaker that it is, by which Spark can join.

The library takes articles one after the other, and what it decides about a name depends on which came before. Here all
names are known at once, so each rule is told of the set: who is called by an initial and a surname is the one person of
that name, *if there is but one*, and else a speaker of his own. Where no name is ambiguous both come to the same.
"""

from __future__ import annotations

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as f

from lectern_spark.names import BODY, LOCAL, PERSON

NAME = ("sort", "name")


def local_key(article: str, name: str) -> Column:
    """The key of a speaker that is of its article alone."""
    return f.concat_ws("/", f.lit("p"), f.col(article), f.col(name))


def speaker_keys(speakers: DataFrame) -> DataFrame:
    """`sort`, `name` and `speaker_key` of each name in `speakers`, whose columns are those of the derived speakers.

    Names that are of their article alone are not among them; see `local_key`.
    """
    names = speakers.select(*NAME, "full", "initial", "surname", "body").where(f.col("sort") != LOCAL).distinct()
    return _people(names.where(f.col("sort") == PERSON)).unionByName(
        _bodies(names.where(f.col("sort") == BODY), speakers.where(f.col("sort") == BODY))
    )


def _people(names: DataFrame) -> DataFrame:
    """A person is known by given name and surname in all their spellings, by an initial and a surname that only one has, or
    by a surname that only one has.
    """
    full = names.where("full IS NOT NULL").withColumn("speaker_key", f.concat(f.lit("pn/"), "full"))
    short = _the_one(names.where("full IS NULL AND initial IS NOT NULL"), "initial", full, f.concat(f.lit("pi/"), "initial"))
    bearers = full.select("surname", "speaker_key").unionByName(short.select("surname", "speaker_key"))
    single = _the_one(names.where("initial IS NULL"), "surname", bearers, f.concat(f.lit("p1/"), "body"))
    keys = (*NAME, "speaker_key")
    return full.select(*keys).unionByName(short.select(*keys)).unionByName(single.select(*keys))


def _the_one(names: DataFrame, part: str, bearers: DataFrame, own: Column) -> DataFrame:
    """Give `names` the key of the one bearer of that part of the name, or a key of their own where there is not just one."""
    only = (
        bearers.groupBy(part)
        .agg(f.min("speaker_key").alias("_one"), f.max("speaker_key").alias("_other"))
        .where("_one = _other")
    )
    return names.join(only, part, "left").withColumn("speaker_key", f.coalesce("_one", own)).drop("_one", "_other")


def _bodies(names: DataFrame, speakers: DataFrame) -> DataFrame:
    """Bodies are known by their names; a short form that a text gives, as in "Civil Aviation Board (CAB)", leads to the one
    of that full name, unless several have it.
    """
    bodies = names.select("body").distinct()
    links = (
        speakers.select("body", f.explode("others").alias("other"))
        .where("body <> other")
        .distinct()
        .join(bodies.select(f.col("body").alias("other")), "other", "left_semi")
        .groupBy("other")
        .agg(f.min("body").alias("_one"), f.max("body").alias("_other"))
        .where("_one = _other")
        .select("other", "_one")
    )
    joined = merged([(row["other"], row["_one"]) for row in links.toLocalIterator()])
    spark = names.sparkSession
    chosen = spark.createDataFrame(sorted(joined.items()), "body string, _chosen string")
    return names.join(f.broadcast(chosen), "body", "left").select(
        *NAME, f.concat(f.lit("po/"), f.coalesce("_chosen", "body")).alias("speaker_key")
    )


def merged(links: list[tuple[str, str]]) -> dict[str, str]:
    """For each name in `links`, the longest of the names that it is linked to over any number of links."""
    parents: dict[str, str] = {}

    def root(name: str) -> str:
        while (parent := parents.get(name, name)) != name:
            parents[name] = parents.get(parent, parent)
            name = parent
        return name

    for pair in links:
        one, other = sorted((root(name) for name in pair), key=lambda name: (-len(name), name))
        parents[other] = one
    return {name: root(name) for pair in links for name in pair}
