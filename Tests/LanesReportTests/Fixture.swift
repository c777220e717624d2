import Foundation

/// What Google Benchmark 1.7.1 writes, shortened: suffixes in names, aggregates, a failed case, a bare NaN.
let fixture = Data(
  #"""
  {
    "context": {
      "date": "2026-01-02T03:04:05+00:00",
      "host_name": "host",
      "executable": "lanes",
      "num_cpus": 2,
      "mhz_per_cpu": 2100,
      "cpu_scaling_enabled": false,
      "caches": [
        {"type": "Data", "level": 1, "size": 49152, "num_sharing": 1},
        {"type": "Instruction", "level": 1, "size": 32768, "num_sharing": 1},
        {"type": "Unified", "level": 2, "size": 2097152, "num_sharing": 1}
      ],
      "load_avg": [0.1,0.2,0.3],
      "library_build_type": "debug",
      "lanes_schema": "1",
      "machine_name": "Some Machine/../2 cores"
    },
    "benchmarks": [
      {
        "name": "in-place/add-out/lanes/float32/L1/2048/real_time",
        "run_type": "iteration", "repetition_index": 0, "real_time": 1.5000000000000000e+02,
        "cpu_time": 1.4e+02, "time_unit": "ns", "bytes_per_second": 1.6384e+11, "page_faults": 0.0
      },
      {
        "name": "in-place/add-out/lanes/float32/L1/2048/real_time",
        "run_type": "iteration", "repetition_index": 1, "real_time": 0.16,
        "cpu_time": 0.15, "time_unit": "us", "bytes_per_second": NaN, "page_faults": 2.0
      },
      {
        "name": "in-place/add-out/lanes/float32/L1/2048/real_time_mean",
        "run_type": "aggregate", "aggregate_name": "mean", "real_time": 155, "cpu_time": 145, "time_unit": "ns"
      },
      {
        "name": "in-place/add-assign/lanes/float32/L1/2048", "run_type": "iteration",
        "error_occurred": true, "error_message": "element 3 is 7, expected 8",
        "real_time": 0.0, "cpu_time": 0.0, "time_unit": "ns"
      },
      {
        "name": "in-place/add-allocate/lanes/float32/L1/2048", "run_type": "iteration",
        "real_time": 0.0, "cpu_time": 0.0, "time_unit": "ns"
      },
      {"name": "BM_Foreign/8", "run_type": "iteration", "real_time": 5.0, "cpu_time": 5.0, "time_unit": "ns"}
    ]
  }
  """#.utf8)
