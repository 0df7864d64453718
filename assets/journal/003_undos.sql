-- Which intents take something back: few among many, whose bodies would all have to be looked through.
CREATE INDEX undos ON entries (number) WHERE kind = 'intent' AND instr(body, '"undoes"') > 0;
