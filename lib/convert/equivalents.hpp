// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include <rankline/convert/listed_ids.hpp>
#include <rankline/convert/run_operation.hpp>
#include <rankline/convert/run_order.hpp>

namespace rankline {

/// Classes of documents that are taken for one, near duplicates mostly. What is the same as the
/// same document is the same: pairs that share a document make one class. A class goes by the name
/// of its document that was mentioned first.
class EquivalenceClasses {
public:
    explicit EquivalenceClasses(ListSource source);
    EquivalenceClasses(EquivalenceClasses&&) noexcept;
    ~EquivalenceClasses();

    /// Puts both into one class. The ids live as long as the source's owner.
    void join(std::string_view canonical, std::string_view other);

    /// A class; `size` is the number of documents in it.
    struct Class {
        std::string_view canonical;
        std::uint64_t hash = 0;  ///< hash_id of the canonical id
        std::uint64_t size = 0;
    };
    /// Numbers the classes; to be called once, when all are joined, and before the rest.
    void settle();
    /// The class of a document, or nullptr; `hash` is hash_id(docid).
    [[nodiscard]] const Class* find(std::string_view docid, std::uint64_t hash) const noexcept;
    [[nodiscard]] const ListSource& source() const noexcept;
    /// How many documents the largest class has.
    [[nodiscard]] std::uint64_t largest() const noexcept;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Which id the document has that stands for its class.
enum class EquivalentName { own, canonical };

/// --equivalents: leaves, of the documents of a class, the best, and documents of no class. With
/// EquivalentName::canonical documents of equal scores change places where their ids order them. As
/// dedup.py of anserini-tools has it, which renames and takes classes as lines "CANONICAL DOCID".
[[nodiscard]] std::unique_ptr<RunOperation> first_of_equivalents(
    std::shared_ptr<const EquivalenceClasses> classes, EquivalentName name, RunOrder order);

}  // namespace rankline
