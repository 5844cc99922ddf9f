/** Commands that start the product on this machine: up and demo. */
package io.plumbline.cli.local;
