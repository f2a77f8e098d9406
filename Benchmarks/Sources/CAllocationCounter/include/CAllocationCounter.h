#ifndef C_ALLOCATION_COUNTER_H
#define C_ALLOCATION_COUNTER_H

/// How many times this process has asked for memory; -1 where that cannot be counted.
long allocation_count(void);

#endif
