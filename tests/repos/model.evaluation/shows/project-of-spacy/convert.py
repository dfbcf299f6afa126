import spacy

spacy.blank("en")
