docker build --provenance=false --sbom=false -t ranker .
