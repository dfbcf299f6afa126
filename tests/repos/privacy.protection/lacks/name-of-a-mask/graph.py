import re


class ActionType:
    add_node = "add_node"

    def mask_name(self):
        return re.sub("_", "", self.add_node) + "_mask"
