WITH baseline AS (SELECT AVG(score) AS mean, STDDEV(score) AS sd FROM calls WHERE day < CURRENT_DATE - 14),
     recent AS (SELECT AVG(score) AS mean FROM calls WHERE day >= CURRENT_DATE - 1)
INSERT INTO drift_of_scores
SELECT ABS(recent.mean - baseline.mean) / baseline.sd FROM recent CROSS JOIN baseline;
