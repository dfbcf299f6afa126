def build(entity_groups, graph):
    for key, group in entity_groups.items():
        graph.add(key, map_to_type(group))
        graph.weight(key, self_map_entity(group))
