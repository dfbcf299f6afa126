resource "google_cloud_run_v2_service_iam_member" "caller" {
  name   = google_cloud_run_v2_service.api.name
  role   = "roles/run.invoker"
  member = "serviceAccount:web@shop.iam.gserviceaccount.com"
}
