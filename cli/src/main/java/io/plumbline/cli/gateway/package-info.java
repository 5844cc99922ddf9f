/** The gateway as the command line calls it: its address, the key, pages, and retries. */
package io.plumbline.cli.gateway;
