import numpy as np
from hyperopt import Trials, fmin, tpe

from demand.objective import objective, space

best = fmin(objective, space, algo=tpe.suggest, max_evals=50, trials=Trials(), rstate=np.random.default_rng(7))
