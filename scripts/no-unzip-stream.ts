/** Stands in for `unzip-stream` in the bundle: artifacts are only ever uploaded from it. */
export default {
  Extract(): never {
    throw new Error("This build of quantgate uploads artifacts and does not download them.");
  },
};
