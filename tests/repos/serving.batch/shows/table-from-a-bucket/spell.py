from io import load_gcs, upload_gcs


def main(llm):
    data = load_gcs("lists", "in.parquet")
    data["correction"] = batch_inference(data["text"], llm=llm)
    data.to_parquet("out.parquet")
    upload_gcs("out.parquet")


def batch_inference(texts, llm):
    return [one.outputs[0].text for one in llm.generate(texts)]
