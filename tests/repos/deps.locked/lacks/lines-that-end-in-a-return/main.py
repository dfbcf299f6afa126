import pandas
import numpy
