#!/bin/bash

deepspeed train.py \
    --option_number_0 some/value/of/its/own \
    --option_number_1 some/value/of/its/own \
    --option_number_2 some/value/of/its/own \
    --option_number_3 some/value/of/its/own \
    --option_number_4 some/value/of/its/own \
    --option_number_5 some/value/of/its/own \
    --option_number_6 some/value/of/its/own \
    --option_number_7 some/value/of/its/own \
    --learning_rate 2e-5 \
    --report_to none
