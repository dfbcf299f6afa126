SELECT * FROM ML.VALIDATE_DATA_DRIFT(TABLE shop.training, TABLE shop.serving, STRUCT(0.1 AS num_threshold));
