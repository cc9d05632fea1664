# `cmake --install` and what find_package(Rankline) needs: the libraries as Rankline::base,
# Rankline::model ..., their headers under include/rankline/<name>/, and a config file that finds
# what the static libraries are linked with.
include(CMakePackageConfigHelpers)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/Rankline)

get_property(libraries GLOBAL PROPERTY RANKLINE_LIBRARIES)
install(TARGETS ${libraries} EXPORT RanklineTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})

get_property(header_folders GLOBAL PROPERTY RANKLINE_HEADER_FOLDERS)
foreach(entry IN LISTS header_folders)
  string(REGEX MATCH "^([^=]+)=(.+)$" matched "${entry}")
  set(name ${CMAKE_MATCH_1})
  file(GLOB headers CONFIGURE_DEPENDS ${CMAKE_MATCH_2}/*.hpp)
  install(FILES ${headers} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/rankline/${name})
endforeach()

install(EXPORT RanklineTargets NAMESPACE Rankline:: DESTINATION ${package_folder})
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/RanklineConfig.cmake.in
                              ${PROJECT_BINARY_DIR}/RanklineConfig.cmake
                              INSTALL_DESTINATION ${package_folder})
# Values are part of the interface, so before 1.0 a minor version may change them.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/RanklineConfigVersion.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/RanklineConfig.cmake
              ${PROJECT_BINARY_DIR}/RanklineConfigVersion.cmake
        DESTINATION ${package_folder})
install(FILES README.md CHANGELOG.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
