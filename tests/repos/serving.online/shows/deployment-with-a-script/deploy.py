import hopsworks

project = hopsworks.login()
ranking = project.get_model_registry().get_model("ranking", version=1)
ranking.deploy(name="ranking", script_file="Resources/predictor.py", resources={"num_instances": 1})
