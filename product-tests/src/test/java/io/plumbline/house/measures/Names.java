package io.plumbline.house.measures;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Simple names of top-level types. */
public final class Names {

    private Names() {}

    /** The files of each simple name that more than one type has. */
    public static Map<String, List<String>> twice(SourceTree tree) {
        Map<String, List<String>> files = tree.files().stream()
                .filter(file -> !file.isPackageInfo())
                .collect(Collectors.groupingBy(
                        SourceFile::simpleName,
                        TreeMap::new,
                        Collectors.mapping(SourceFile::path, Collectors.toList())));
        files.values().removeIf(paths -> paths.size() < 2);
        return files;
    }
}
