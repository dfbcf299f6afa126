resource "google_project_iam_member" "job" {
  role   = "roles/run.invoker"
  member = "serviceAccount:job@example.iam.gserviceaccount.com"
}
resource "google_cloud_run_service_iam_member" "api" {
  service = google_cloud_run_service.api.name
  role    = "roles/run.invoker"
  member  = "allUsers"
}
