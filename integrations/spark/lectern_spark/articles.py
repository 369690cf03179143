"""Articles as a DataFrame: what columns they have, and how they are read.

An article is `id` and `text`, and optionally `title`, `date`, `source`, `url`, `issue` and `statements`, the last two as
`lectern annotate --stream` takes them. `key` is what the library calls a text: the beginning of its SHA-256.
"""

from __future__ import annotations

from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as f
from pyspark.sql import types as t

SPANS = t.ArrayType(t.ArrayType(t.LongType()))
ISSUE = t.StructType([t.StructField("id", t.StringType()), t.StructField("proposition", t.StringType())])
STATEMENT = t.StructType(
    [t.StructField("id", t.StringType()), *(t.StructField(role, SPANS) for role in ("source", "cue", "content"))]
)
#: What an article may have; all but `id` and `text` may be missing.
ARTICLE = t.StructType(
    [
        *(t.StructField(name, t.StringType()) for name in ("id", "text", "title", "date", "source", "url")),
        t.StructField("issue", t.ArrayType(ISSUE)),
        t.StructField("statements", t.ArrayType(STATEMENT)),
    ]
)
#: Holds a line that is no JSON.
CORRUPT = "_corrupt"


def read(spark: SparkSession, path: str) -> DataFrame:
    """The articles of a Parquet file or folder, or of lines of JSON, told apart by the names of the files."""
    if _is_parquet(spark, path):
        return spark.read.parquet(path)
    schema = t.StructType([*ARTICLE.fields, t.StructField(CORRUPT, t.StringType())])
    return spark.read.schema(schema).option("columnNameOfCorruptRecord", CORRUPT).json(path)


def _is_parquet(spark: SparkSession, path: str) -> bool:
    files = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(path).select("path")
    first = files.orderBy("path").first()
    return first is not None and first["path"].endswith(".parquet")


def prepared(articles: DataFrame) -> DataFrame:
    """The same articles with all columns, a `key`, an `id` in any case, and an `error` where one cannot be annotated."""
    for field in ARTICLE.fields:
        if field.name not in articles.columns:
            articles = articles.withColumn(field.name, f.lit(None).cast(field.dataType))
    corrupt = f.col(CORRUPT) if CORRUPT in articles.columns else f.lit(None).cast("string")
    text = f.coalesce(f.col("text").cast("string"), corrupt, f.lit(""))
    key = f.substring(f.sha2(text, 256), 1, 16)
    error = (
        f.when(corrupt.isNotNull(), "the line is no article as JSON; see README.md for its form")
        .when(f.col("id").isNull(), "the article has no id; give it one")
        .when(f.col("text").isNull(), "the article has no text; give it one")
    )
    return articles.select(
        f.coalesce(f.col("id").cast("string"), f.concat(f.lit("unnamed-"), key)).alias("id"),
        text.alias("text"),
        *(f.col(field.name).cast(field.dataType).alias(field.name) for field in ARTICLE.fields[2:]),
        key.alias("key"),
        error.alias("error"),
    )


def in_round(number: int, rounds: int) -> Column:
    """Whether an article belongs to one of the rounds that a run is cut into; told by its id alone."""
    return f.pmod(f.xxhash64("id"), f.lit(rounds)) == number
