import Lanes
import Testing

@Suite(.keepsNoArrays) struct KernelSelectionTests {
  @Test(arguments: KernelSelection.available)
  func setsAreSelectedByName(_ name: String) throws {
    let selection = try KernelSelection.select(environment: name)
    #expect(selection.name == name)
    #expect(selection.reason.contains("LANES_KERNELS=\(name)"))
  }

  @Test(arguments: [nil, ""])
  func theWidestIsSelectedWhereNoneIsNamed(_ environment: String?) throws {
    let selection = try KernelSelection.select(environment: environment)
    #expect(selection.name == KernelSelection.available.last)
    #expect(!selection.reason.isEmpty)
  }

  @Test func everyMachineRunsTheBaseline() {
    #expect(KernelSelection.available.first == "baseline")
    #expect(KernelSelection.available.contains("v3") == Processor.current.supportsV3)
    #expect(KernelSelection.available.contains("v4") == Processor.current.supportsV4)
  }

  @Test(arguments: ["v9", "V3", "baseline ", "avx2"])
  func unknownNamesAreRefused(_ name: String) {
    let error = #expect(throws: KernelSelectionError.self) { try KernelSelection.select(environment: name) }
    let text = error?.description ?? ""
    #expect(text.contains(name) && text.contains("no such kernel set") && text.contains("baseline"))
  }

  @Test(arguments: ["v3", "v4"].filter { !KernelSelection.available.contains($0) })
  func setsTheMachineLacksAreRefused(_ name: String) {
    let error = #expect(throws: KernelSelectionError.self) { try KernelSelection.select(environment: name) }
    #expect(error?.description.contains("lacks it") == true)
  }
}
