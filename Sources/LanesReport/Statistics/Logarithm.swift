import Foundation

/// The natural logarithm, here so that the statistics need not import Foundation each.
func logarithm(_ value: Double) -> Double { log(value) }

func logarithm10(_ value: Double) -> Double { log10(value) }
