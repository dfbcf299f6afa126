from pathlib import Path

from PIL import Image
from detectron2.engine import DefaultPredictor
from detectron2.utils.visualizer import Visualizer


def segmentation(folder: Path, predictor: DefaultPredictor) -> None:
    for path in folder.glob("*.png"):
        image = Image.open(path)
        output = predictor(image)
        drawn = Visualizer(image).draw_instance_predictions(output["instances"])
        Image.fromarray(drawn.get_image()).save(path.with_suffix(".boxes.png"))
