// Google Benchmark is C++: nothing of it is visible here. This system library only carries the flags that
// pkg-config names for `benchmark`; CBench includes <benchmark/benchmark.h> itself.
