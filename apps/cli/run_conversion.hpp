// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <rankline/base/compression.hpp>
#include <rankline/cli/conversion_inputs.hpp>
#include <rankline/cli/remarks.hpp>
#include <rankline/cli/run_target.hpp>
#include <rankline/convert/run_operation.hpp>

namespace rankline::cli {

/// How a run is converted, once all of it is settled.
struct RunConversion {
    RunTarget target;
    /// Makes the operations, in the order in which they act: anew for each time the run is read.
    std::function<std::vector<std::unique_ptr<RunOperation>>()> make_operations;
    std::string path;  ///< "" or "-" is standard output
    Compression compression = Compression::by_name;
    int digits = -1;  ///< as RunWriteOptions has it
    bool untie = false;
    bool allow_lossy = false;
    bool strict = false;
    bool keeps_run_id = false;  ///< that of the inputs is written
    unsigned threads = 1;
};

/// What there is to tell of a conversion.
struct ConversionNotes {
    Remarks remarks;
    std::vector<std::string> losses;    ///< what was lost because it was allowed, a line each
    std::vector<std::string> accounts;  ///< what the operations did, likewise
};

/// Converts query by query, in the order of the inputs, and adds what there is to tell to `notes`.
/// Throws Error(usage) before anything is written where something would be lost that is not allowed
/// to be, and Error(input) without leaving a file where only the data show it. With `strict` a
/// remark is an error likewise.
void convert_run(const ConversionInputs& inputs, const RunConversion& conversion,
                 ConversionNotes& notes);

}  // namespace rankline::cli
