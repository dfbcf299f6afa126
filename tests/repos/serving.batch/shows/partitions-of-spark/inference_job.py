import torch
from pyspark.sql import SparkSession
from transformers import AutoModelForSequenceClassification, AutoTokenizer


def predict_batch(tokenizer, model, texts):
    with torch.no_grad():
        return model(**tokenizer(texts, return_tensors="pt", padding=True)).logits.argmax(dim=1)


def sentiment(rows):
    tokenizer = AutoTokenizer.from_pretrained("vinai/phobert-base")
    model = AutoModelForSequenceClassification.from_pretrained("models/sentiment")
    for row in rows:
        yield row.review_id, predict_batch(tokenizer, model, [row.comment])[0].item()


def main():
    spark = SparkSession.builder.getOrCreate()
    reviews = spark.table("silver.comments")
    scored = spark.createDataFrame(reviews.rdd.mapPartitions(sentiment), ["review_id", "sentiment"])
    scored.writeTo("gold.sentiments").append()
