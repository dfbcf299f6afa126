resource "google_vertex_ai_feature_group" "rents" {
  name   = "rents"
  region = "europe-west1"
}
