from ragas.testset import TestsetGenerator
g = TestsetGenerator(llm=None)
g.generate_with_langchain_docs(docs)
