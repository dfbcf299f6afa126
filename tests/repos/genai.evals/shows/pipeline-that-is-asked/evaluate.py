from app.pipeline import RAGPipeline


def run_evaluation(questions):
    rag_pipeline = RAGPipeline()
    right = 0
    for question in questions:
        if question["answer"] in rag_pipeline.query(question["text"]):
            right += 1
    return right / len(questions)
