"""Near copies over the whole set: the wire story that several papers print, found by bands of smallest hashes.

Articles meet in a band (`sketch.bands`); those whose smallest hashes are alike enough are compared by their shingles. The
original is the earliest, as told by date and then by id; what is a copy of a copy is one of the same original.
"""

from __future__ import annotations

from pyspark.sql import Column, DataFrame, Window
from pyspark.sql import functions as f

from lectern_spark import sketch

#: With how many of a band, the earliest, the others in it are compared: what thousands print costs no square of thousands.
HEADS = 64


def copies(derived: DataFrame) -> DataFrame:
    """`id` and `copy_of` of each article that is a near copy of another one. `derived` is read several times."""
    return _rooted(_parents(derived, _alike(derived, _pairs(derived))))


def _order() -> Column:
    return f.struct(f.coalesce("day", f.lit(99_999_999)).alias("day"), f.col("id").alias("id"))


def _pairs(derived: DataFrame) -> DataFrame:
    """`one`, earlier than `two`, that meet in a band."""
    members = derived.select(f.explode("bands").alias("band"), _order().alias("two"))
    in_band = Window.partitionBy("band")
    placed = members.select(
        "band",
        "two",
        f.count("two").over(in_band).alias("_size"),
        f.row_number().over(in_band.orderBy("two")).alias("_place"),
    ).where("_size > 1")
    heads = placed.where(f.col("_place") <= HEADS).select("band", f.col("two").alias("one"))
    return placed.join(heads, "band").where("one < two").select("one", "two").distinct()


def _alike(derived: DataFrame, pairs: DataFrame) -> DataFrame:
    """The pairs whose smallest hashes are alike enough to be looked at."""
    same = f.size(f.filter(f.zip_with("one_least", "two_least", lambda one, two: one == two), lambda same: same))
    both = _with(derived, _with(derived, pairs, "one", "least"), "two", "least")
    return both.where(same >= sketch.LIKELY * sketch.BANDS * sketch.ROWS).select("one", "two")


def _parents(derived: DataFrame, pairs: DataFrame) -> DataFrame:
    """For each copy, the earliest article that it is a copy of."""
    shared = f.size(f.array_intersect("one_shingles", "two_shingles"))
    one, two = f.size("one_shingles"), f.size("two_shingles")
    is_copy = (shared >= sketch.RESEMBLANCE * (one + two - shared)) | (shared >= sketch.CONTAINMENT * f.least(one, two))
    both = _with(derived, _with(derived, pairs, "one", "shingles"), "two", "shingles").where(is_copy)
    return (
        both.groupBy(f.col("two.id").alias("id"))
        .agg(f.min("one").alias("first"))
        .select("id", f.col("first.id").alias("copy_of"))
    )


def _with(derived: DataFrame, pairs: DataFrame, side: str, column: str) -> DataFrame:
    """The pairs, with a column of the article on one of their sides."""
    article = derived.select(f.col("id").alias(f"{side}_id"), f.col(column).alias(f"{side}_{column}"))
    return pairs.join(article, f.col(f"{side}.id") == f.col(f"{side}_id")).drop(f"{side}_id")


def _rooted(parents: DataFrame) -> DataFrame:
    """The same with the original at the end of each chain. Each look goes twice as far along them as the one before."""
    current = parents.withColumn("_moved", f.lit(True)).persist()
    while not current.where("_moved").isEmpty():
        further = current.select(f.col("id").alias("copy_of"), f.col("copy_of").alias("_further"))
        following = (
            current.join(further, "copy_of", "left")
            .select("id", f.coalesce("_further", "copy_of").alias("copy_of"), f.col("_further").isNotNull().alias("_moved"))
            .persist()
        )
        # All of it, before what it is made from goes.
        following.count()
        current.unpersist()
        current = following
    return current.drop("_moved")
