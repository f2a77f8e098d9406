/* libyaml's bare event scan of a file, the floor for reading it: prints the least processor time of some runs in ms. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <yaml.h>

int main(int count, char **arguments) {
  if (count < 2) return 64;
  FILE *file = fopen(arguments[1], "rb");
  if (file == NULL) return 66;
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  unsigned char *bytes = malloc((size_t)size);
  if (bytes == NULL || fread(bytes, 1, (size_t)size, file) != (size_t)size) return 66;
  fclose(file);
  double best = 1e9;
  for (int run = 0; run < 7; run++) {
    clock_t start = clock();
    yaml_parser_t parser;
    yaml_event_t event;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, bytes, (size_t)size);
    int done = 0;
    while (!done && yaml_parser_parse(&parser, &event)) {
      done = event.type == YAML_STREAM_END_EVENT;
      yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    double spent = 1000.0 * (double)(clock() - start) / CLOCKS_PER_SEC;
    if (spent < best) best = spent;
  }
  printf("%.2f\n", best);
  return 0;
}
