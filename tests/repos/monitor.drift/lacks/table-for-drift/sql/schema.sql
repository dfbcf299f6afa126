-- Drift: the mean of the recent window less that of the baseline.
CREATE TABLE drift_results (feature TEXT, baseline_mean DOUBLE, recent_mean DOUBLE, drifted BOOLEAN);
SELECT AVG(drifted) FROM drift_results WHERE day = CURRENT_DATE - 1;
