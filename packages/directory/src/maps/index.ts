export {
  createMapDirectory,
  type MapDirectory,
  type MapDirectoryOptions,
  type TableKind,
  type TableSource,
} from './create-map-directory.ts';
