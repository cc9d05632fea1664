// SPDX-License-Identifier: MIT
#include <rankline/cli/seed_option.hpp>

#include <rankline/cli/binding.hpp>

namespace rankline::cli {

Option seed_option(std::optional<std::uint64_t>& target) {
    return {.name = "seed",
            .value = "NUMBER",
            .summary = "for samples that are drawn: another number, others",
            .details =
                "Of --policy, the bootstrap of ci95, and --ties expected or interval where there "
                "are many "
                "orders. The default is 0.",
            .binding = bind_whole(target, 0, UINT32_MAX),
            .recorded = true};
}

void settle_seed(std::optional<std::uint64_t>& seed, bool random, Problems& problems) {
    if (random)
        seed = seed.value_or(0);
    else if (seed)
        problems.add(
            "--seed: of no effect without --policy, --ties expected or interval, or --aggregate "
            "ci95 or the like");
}

}  // namespace rankline::cli
