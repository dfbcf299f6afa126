import whisper


def analyze_segments(path):
    model = whisper.load_model("base")
    spoken = model.transcribe(path)["segments"]
    return [(one["start"], one["end"], len(one["text"].split())) for one in spoken]


def word_error(truth, heard):
    return sum(a != b for a, b in zip(truth, heard, strict=False)) / len(truth)
