package io.plumbline.cli.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.plumbline.cli.text.TextTable;
import io.plumbline.cli.text.ExitCodes;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What commands have in common that list things of a gateway: a table for people, JSON for programs. */
public final class ListOptions {

    @Mixin
    private GatewayOption gateway;

    @Option(names = "--json", description = "Write JSON, with every field.")
    private boolean json;

    /**
     * Writes the entries.
     *
     * @param path of the list
     * @param field of each page that holds them
     * @param most how many at most
     * @param columns of the table; a field within a field is written with dots
     */
    public int write(String path, String field, int most, String... columns) {
        ArrayNode entries = PagedList.read(gateway.api(), path, field, most);
        System.out.println(json ? entries.toPrettyString() : TextTable.text(entries, columns));
        return ExitCodes.PASSED;
    }

    /** Writes all of them. */
    public int write(String path, String field, String... columns) {
        return write(path, field, Integer.MAX_VALUE, columns);
    }
}
